import type { DeskInspection } from '@listdesk/shared/sharepoint';
import type { Check, ServiceResult } from '../../../app/serviceClient';

export const STEPS = ['lists', 'service', 'mailbox', 'people', 'test'] as const;
export type StepName = (typeof STEPS)[number];
export type StepMark = 'done' | 'todo' | 'attention' | 'unknown';

/** What is known of the desk; null is not yet asked. */
export type Findings = {
  inspection: DeskInspection | null;
  checkup: ServiceResult<Check[]> | null;
  mailbox: string | null;
  agents: number | null;
  testPassed: boolean;
};

/** `mailbox ADDRESS`, `sending ADDRESS`, `notifications ADDRESS` and `replies` stand in step 3, all others in step 2. */
const ABOUT_MAIL = /^(mailbox|sending|notifications|replies)\b/;
/** A desk the service was never told of: no fault yet, only not done. */
const NOT_YET = ['connection.notConnected', 'connection.notConsented'];
const isNotYet = ({ check, code }: Check): boolean => (code === null ? check === 'connection' : NOT_YET.includes(code));

export const checksOf = (step: 'service' | 'mailbox', checks: readonly Check[]): Check[] =>
  checks.filter((each) => !isNotYet(each) && ABOUT_MAIL.test(each.check) === (step === 'mailbox'));

function ofChecks(step: 'service' | 'mailbox', checkup: Findings['checkup']): StepMark {
  if (checkup === null) return 'unknown';
  if (!checkup.ok) return 'todo';
  const checks = checksOf(step, checkup.value);
  if (checks.some(({ state }) => state === 'failed')) return 'attention';
  // Without its link to the lists the service could not even look at the mailbox: that is not done.
  return checks.length > 0 ? 'done' : 'todo';
}

/** The mark of each step, from what was found and never from what was clicked. */
export function marksOf(findings: Findings): Record<StepName, StepMark> {
  const { inspection, checkup, mailbox, agents, testPassed } = findings;
  const lists: StepMark =
    inspection === null
      ? 'unknown'
      : inspection.state === 'ready' || inspection.state === 'newer'
        ? 'done'
        : inspection.state === 'absent'
          ? 'todo'
          : 'attention';
  const stands = lists === 'done';
  return {
    lists,
    service: stands ? ofChecks('service', checkup) : 'todo',
    mailbox: stands && mailbox !== null ? ofChecks('mailbox', checkup) : 'todo',
    people: !stands ? 'todo' : agents === null ? 'unknown' : agents > 0 ? 'done' : 'todo',
    test: testPassed ? 'done' : 'todo',
  };
}

/** Where to go on: the first step that is not done; the last when all are. */
export function nextStep(marks: Record<StepName, StepMark>): StepName {
  return STEPS.find((step) => marks[step] !== 'done') ?? 'test';
}

/** A step opens when the lists stand: without them nothing else can be kept. */
export const isOpen = (step: StepName, marks: Record<StepName, StepMark>): boolean => step === 'lists' || marks.lists === 'done';
