export { NoticeNews } from './NoticeNews';
export { YourData } from './YourData';
