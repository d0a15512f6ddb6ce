import * as React from 'react';
import type { DeskRole } from '../../../app/desk/may';
import { EmptyState } from '../../../ui/controls/EmptyState';
import { PartBoundary } from '../../../ui/controls/PartBoundary';
import type { IconName } from '../../../ui/icons/Icon';
import { lazyWithWords } from '../../../ui/words/lazyWithWords';
import { useWords } from '../../../ui/words/WordsContext';
import { TOOLS, type ToolName } from '../address/useRoute';

const MailLog = lazyWithWords(
  () => import(/* webpackChunkName: 'mail-log' */ '../../mailLog').then((part) => part.MailLog),
  {
    en: () => import(/* webpackChunkName: 'mail-log-en' */ '../../mailLog/words/en'),
    de: () => import(/* webpackChunkName: 'mail-log-de' */ '../../mailLog/words/de'),
  },
  'told',
);

const Settings = lazyWithWords(
  () => import(/* webpackChunkName: 'settings' */ '../../settings').then((part) => part.Settings),
  {
    en: () => import(/* webpackChunkName: 'settings-en' */ '../../settings/words/en'),
    de: () => import(/* webpackChunkName: 'settings-de' */ '../../settings/words/de'),
  },
  'told',
);
// The editor's own words stand with the composer's.
const Responses = lazyWithWords(
  () => import(/* webpackChunkName: 'responses' */ '../../responses').then((part) => part.Responses),
  {
    en: async () => ({
      default: {
        ...(await import(/* webpackChunkName: 'composer-en' */ '../../composer/words/en')).default,
        ...(await import(/* webpackChunkName: 'responses-en' */ '../../responses/words/en')).default,
      },
    }),
    de: async () => ({
      default: {
        ...(await import(/* webpackChunkName: 'composer-de' */ '../../composer/words/de')).default,
        ...(await import(/* webpackChunkName: 'responses-de' */ '../../responses/words/de')).default,
      },
    }),
  },
  'told',
);
const Rules = lazyWithWords(
  () => import(/* webpackChunkName: 'rules' */ '../../rules').then((part) => part.Rules),
  { en: () => import(/* webpackChunkName: 'rules-en' */ '../../rules/words/en'), de: () => import(/* webpackChunkName: 'rules-de' */ '../../rules/words/de') },
  'told',
);
const Board = lazyWithWords(
  () => import(/* webpackChunkName: 'board' */ '../../board').then((part) => part.Board),
  { en: () => import(/* webpackChunkName: 'board-en' */ '../../board/words/en'), de: () => import(/* webpackChunkName: 'board-de' */ '../../board/words/de') },
  'told',
);

const Reports = lazyWithWords(
  () => import(/* webpackChunkName: 'reports' */ '../../reports').then((part) => part.Reports),
  {
    en: () => import(/* webpackChunkName: 'reports-en' */ '../../reports/words/en'),
    de: () => import(/* webpackChunkName: 'reports-de' */ '../../reports/words/de'),
  },
  'told',
);

const Articles = lazyWithWords(
  () => import(/* webpackChunkName: 'articles' */ '../../articles').then((part) => part.Articles),
  {
    en: async () => ({
      default: {
        ...(await import(/* webpackChunkName: 'composer-en' */ '../../composer/words/en')).default,
        ...(await import(/* webpackChunkName: 'articles-en' */ '../../articles/words/en')).default,
      },
    }),
    de: async () => ({
      default: {
        ...(await import(/* webpackChunkName: 'composer-de' */ '../../composer/words/de')).default,
        ...(await import(/* webpackChunkName: 'articles-de' */ '../../articles/words/de')).default,
      },
    }),
  },
  'told',
);

const Audit = lazyWithWords(
  () => import(/* webpackChunkName: 'audit' */ '../../audit').then((part) => part.Audit),
  { en: () => import(/* webpackChunkName: 'audit-en' */ '../../audit/words/en'), de: () => import(/* webpackChunkName: 'audit-de' */ '../../audit/words/de') },
  'told',
);
const Privacy = lazyWithWords(
  () => import(/* webpackChunkName: 'privacy' */ '../../privacy').then((part) => part.Privacy),
  {
    en: () => import(/* webpackChunkName: 'privacy-en' */ '../../privacy/words/en'),
    de: () => import(/* webpackChunkName: 'privacy-de' */ '../../privacy/words/de'),
  },
  'told',
);

/** Tools that are not everybody's, and whose they are beside the admins'. */
const ONLY: Partial<Record<ToolName, readonly DeskRole[]>> = {
  reports: ['supervisor', 'reader'],
  responses: ['supervisor', 'agent'],
  rules: ['supervisor'],
  settings: ['supervisor'],
  audit: [],
  privacy: [],
};
const ICONS: Record<ToolName, IconName> = {
  articles: 'book',
  audit: 'history',
  privacy: 'lock',
  board: 'board',
  reports: 'chart',
  mailLog: 'mail',
  responses: 'quote',
  rules: 'bolt',
  settings: 'cog',
};

/** The tools this person may use, in the order of the rail, and the picture of each. */
export const toolsFor = (role: DeskRole): { tool: ToolName; icon: IconName }[] =>
  TOOLS.filter((tool) => role === 'admin' || (ONLY[tool]?.includes(role) ?? true)).map((tool) => ({ tool, icon: ICONS[tool] }));

/** One tool in the place of the list. */
export function ToolScreen({
  tool,
  role,
  head,
  onTicket,
  onSetUp,
}: {
  tool: ToolName;
  role: DeskRole;
  head: React.ReactNode;
  onTicket(id: number): void;
  onSetUp(): void;
}) {
  const { say } = useWords();
  if (!toolsFor(role).some((one) => one.tool === tool)) {
    return (
      <section className="pane" aria-label={say(`tool.${tool}`)}>
        <div className="viewhead" data-zone="view">
          <h1 tabIndex={-1}>{head ?? say(`tool.${tool}`)}</h1>
        </div>
        <EmptyState icon="lock" title={say(`tool.${tool}`)} text={say('fault.lists.denied')} />
      </section>
    );
  }
  return (
    <PartBoundary key={tool}>
      <React.Suspense fallback={<section className="pane" aria-busy="true" />}>
        {tool === 'board' && <Board head={head} onTicket={onTicket} />}
        {tool === 'reports' && <Reports head={head} onTicket={onTicket} />}
        {tool === 'articles' && <Articles head={head} />}
        {tool === 'responses' && <Responses head={head} />}
        {tool === 'rules' && <Rules head={head} onTicket={onTicket} />}
        {tool === 'audit' && <Audit head={head} onTicket={onTicket} />}
        {tool === 'privacy' && <Privacy head={head} />}
        {tool === 'settings' && <Settings head={head} onSetUp={onSetUp} />}
        {tool === 'mailLog' && <MailLog head={head} onTicket={onTicket} />}
      </React.Suspense>
    </PartBoundary>
  );
}
