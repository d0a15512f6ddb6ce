export { EmptyList } from './EmptyList';
export { FirstRun } from './FirstRun';
export { NextTry } from './NextTry';
export { NoAccess } from './NoAccess';
