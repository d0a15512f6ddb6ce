/** What a list and its keys need when it stands, and before the network goes. */
export { focusProperties, moveMessage, toggleQuote } from './conversationKeys';
export { EmptyList } from './EmptyList';
export { LiveBar } from './LiveBar';
export { PlacePicker } from './PlacePicker';
