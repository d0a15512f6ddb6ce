/** What the desk needs soon after its first row, loaded then. */
export { createView, recycleView, savedViews, updateView } from './views.ts';
export { liveRound } from './presence.ts';
