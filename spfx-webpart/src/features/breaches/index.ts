export { Breaches } from './Breaches';
