export { ChooseTickets } from './ChooseTickets';
export { ViewTools } from './ViewTools';
export { SortBy } from './SortBy';
export { MoreFilters } from './MoreFilters';
export { Splitter } from './Splitter';
export { DeskSwitch } from './DeskSwitch';
