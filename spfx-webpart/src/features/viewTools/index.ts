export { ViewTools } from './ViewTools';
export { MoreFilters } from './MoreFilters';
