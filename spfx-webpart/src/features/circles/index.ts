export { Circles } from './Circles';
export { ConfidentialField } from './ConfidentialField';
