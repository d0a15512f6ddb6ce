export { UnsentNews } from './UnsentNews';
export { WaitingAnswers } from './WaitingAnswers';
