import { mailFigures } from './mail.ts';
import type { Bench } from './ratio.ts';

/** Best of the libraries measured on the same 140 reply texts (email-reply-parser by Crisp: 104). */
const WRONG_OF_BEST_LIBRARY = 36;

/** CPU of a mail made to cost it, against a median mail (quality.md A, cases 87 to 96). */
const MOST_OF_A_HOSTILE_MAIL = 20;

/** The mail path against bare mailparser on the same mails; nothing where the corpora are absent. */
export const conversion: Bench = async () => {
  const figures = await mailFigures();
  if (!figures) {
    process.stderr.write('the corpora are absent: mail conversion is not measured\n');
    return [];
  }
  const { speed, replies, leaves, attacks, memory } = figures;
  const perMail = (perSecond: number): number => 1000 / perSecond;
  return [
    {
      what: 'mail: whole conversion against bare mailparser with skip flags',
      ours: perMail(speed.ours),
      floor: perMail(speed.ours) * speed.toLean,
      unit: 'CPU ms',
      atMost: null,
    },
    {
      what: 'mail: whole conversion against bare mailparser with its defaults',
      ours: perMail(speed.ours),
      floor: perMail(speed.ours) * speed.toStandard,
      unit: 'CPU ms',
      atMost: 1 / 0.7,
    },
    {
      what: `mail: reply texts of ${replies.cases} cut wrongly, against the best library`,
      ours: replies.cases - replies.right,
      floor: WRONG_OF_BEST_LIBRARY,
      unit: '',
      atMost: 15 / WRONG_OF_BEST_LIBRARY,
    },
    { what: 'mail: messages of mime4j, against those with every leaf kept', ours: leaves.messages, floor: leaves.complete, unit: '', atMost: 1 },
    ...attacks.worst.map(([name, ms]) => ({
      what: `mail: hostile mail ${name} against the median mail`,
      ours: ms,
      floor: attacks.medianMs,
      unit: 'CPU ms',
      atMost: MOST_OF_A_HOSTILE_MAIL,
    })),
    { what: 'mail: memory growth for a mail of 35 MB against its size', ours: memory * 35, floor: 35, unit: 'MB', atMost: 0.3 },
  ];
};
