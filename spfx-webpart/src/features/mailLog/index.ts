export { MailLog } from './MailLog';
