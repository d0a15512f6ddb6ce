import { ASSIGN_ME, filledText, type Agent, type CannedValues, type MacroStep } from '@listdesk/shared/tickets';
import type { Say } from '../../ui/words/say';

/** One step as a sentence. A text that will be read by others stands there whole: filled for `values`, with its tokens where it goes to several tickets. */
export function stepWords(step: MacroStep, agents: readonly Agent[], say: Say, values: CannedValues | null): string {
  switch (step.do) {
    case 'status':
      return say('macro.step.status', { value: say(`status.${step.status}`) });
    case 'priority':
      return say('macro.step.priority', { value: say(`priority.${step.priority}`) });
    case 'category':
    case 'team':
    case 'type':
      return say(`macro.step.${step.do}`, { value: step.value });
    case 'assign':
      return say('macro.step.assign', {
        value: step.agentId === ASSIGN_ME ? say('macro.me') : (agents.find(({ id }) => id === step.agentId)?.name ?? say('nobody')),
      });
    case 'addTags':
    case 'removeTags':
      return say(`macro.step.${step.do}`, { value: step.tags.join(', ') });
    case 'snooze':
      return say('macro.step.snooze', { value: say(`macro.snooze.${step.snooze}`) });
    default:
      return say(`macro.step.${step.do}`, { value: values ? filledText(step.text, values) : step.text });
  }
}
