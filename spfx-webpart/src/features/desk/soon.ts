/** What a list needs when it stands, and before the network goes. */
export { EmptyList } from './EmptyList';
export { LiveBar } from './LiveBar';
