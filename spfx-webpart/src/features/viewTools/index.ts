export { ViewTools } from './ViewTools';
export { MoreFilters } from './MoreFilters';
export { Splitter } from './Splitter';
export { DeskSwitch } from './DeskSwitch';
