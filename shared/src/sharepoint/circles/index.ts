export { changeCirclePeople, circles, makeCircle, type CircleState } from './makeCircle.ts';
export { moveTicket, type TicketToMove } from './moveTicket.ts';
export { sweepCircles } from './sweep.ts';
