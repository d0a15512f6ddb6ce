export { EmptyList } from './EmptyList';
export { NextTry } from './NextTry';
export { NoDesk } from './NoDesk';
