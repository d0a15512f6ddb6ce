import type { Command } from 'commander';

const TENANT = 'contoso.sharepoint.com';
const PERSON = '--person kim@example.com';

/** What one types, by command; shown below its help. A test reads every one against the options that there are. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  convert: ['mail.eml'],
  health: [''],
  'licence issue': [
    `${TENANT} --plan Team --seats 25 --months 12 --dry-run`,
    '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0099 --plan Business --seats 100 --until 2027-11-30 --host fabrikam.sharepoint.com',
  ],
  'licence renew': [`${TENANT} --months 12`, `${TENANT} --seats 40`],
  'licence suspend': [`${TENANT} --dry-run`],
  'licence resume': [TENANT],
  'licence list': ['--ends-within 30', '--state suspended --json'],
  'licence show': [TENANT],
  'licence keys list': [''],
  'licence keys make': ['--id 2026-11 --out licence-key.pem'],
  'licence keys rotate': ['--id 2027-11 --from 2027-11-01 --out next-licence-key.pem'],
  'tenant list': [''],
  'tenant show': [TENANT],
  'tenant offboard': [`${TENANT} --dry-run`, `${TENANT} --yes --receipt contoso-offboarded.json`],
  'mailbox health': [`--tenant ${TENANT}`],
  'subscriptions list': [`--tenant ${TENANT}`],
  'subscriptions renew': [`--tenant ${TENANT} --dry-run`],
  'poison list': ['', 'intake'],
  'poison requeue': ['intake --all --dry-run', `outbound --tenant ${TENANT}`],
  'poison drop': ['intake --id 2810bc15-a6e9-4c50-9aca-21c97dcd4e94 --yes'],
  backup: ['--out backup-of-today'],
  restore: ['backup-of-today --test', 'backup-of-today --dry-run', `backup-of-today --without ${TENANT} --yes`],
  'privacy find': [PERSON, `${PERSON} --alias k.sommer@example.com --name "Kim Sommer"`],
  'privacy export': [`${PERSON} --out export-of-kim`],
  'privacy erase': [`${PERSON} --dry-run`, `${PERSON} --yes --receipt erased-kim.json`, `${PERSON} --mode redact --passage "DE89 3704 0044 0532" --yes`],
  'privacy correct': [`${PERSON} --set-name "Kim Winter" --dry-run`],
  'privacy restrict': [PERSON, `${PERSON} --lift`],
  'privacy object': [PERSON],
  'privacy hold': [`${PERSON} --reason "case 12/26"`],
  'retention run': ['--dry-run'],
  'archive run': ['--dry-run'],
  'compliance report': ['--out compliance-of-today'],
  'audit verify': [''],
};

/** The leaves of the command line by their whole name. */
export function leaves(parent: Command, path: readonly string[] = []): [string, Command][] {
  return parent.commands
    .filter((each) => each.name() !== 'help')
    .flatMap((each): [string, Command][] => {
      const name = [...path, each.name()];
      return each.commands.length ? leaves(each, name) : [[name.join(' '), each]];
    });
}

export function addExamples(listdesk: Command): void {
  for (const [name, command] of leaves(listdesk))
    command.addHelpText(
      'after',
      `\nExamples:\n${(EXAMPLES[name] ?? []).map((rest) => `  npm run -s listdesk -- ${name}${rest ? ` ${rest}` : ''}`).join('\n')}`,
    );
}
