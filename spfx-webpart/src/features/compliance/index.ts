export { Compliance } from './Compliance';
