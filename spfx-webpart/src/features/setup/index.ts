export { SetupPage } from './SetupPage';
export type { SetupPageProps } from './SetupPage';
export type { SetupPlace, SetupPorts } from './SetupContext';
export { setupPorts } from './setupPorts';
