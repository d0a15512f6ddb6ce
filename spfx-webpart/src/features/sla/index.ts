export { Sla } from './Sla';
