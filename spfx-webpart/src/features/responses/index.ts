export { Responses } from './Responses';
