/** What a list and its keys need when it stands, and before the network goes. */
export { focusProperties, moveMessage, toggleQuote } from './conversationKeys';
export { Prefetch } from './Prefetch';
export { LiveBar } from './frame/LiveBar';
export { PlacePicker } from './frame/PlacePicker';
export { takeOldest } from './takeOldest';
