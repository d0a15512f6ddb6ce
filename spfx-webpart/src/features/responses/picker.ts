export { ResponsePicker } from './ResponsePicker';
