export { BulkBar } from './BulkBar';
export { BulkNews } from './BulkNews';
