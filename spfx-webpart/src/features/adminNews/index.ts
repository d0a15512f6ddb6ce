export { AdminNews } from './AdminNews';
