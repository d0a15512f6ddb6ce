import * as React from 'react';
import { PartBoundary } from '../../ui/controls/PartBoundary';
import type { IconName } from '../../ui/icons/Icon';
import { lazyWithWords } from '../../ui/words/lazyWithWords';
import { TOOLS, type ToolName } from './useRoute';

const MailLog = lazyWithWords(() => import(/* webpackChunkName: 'mail-log' */ '../mailLog').then((part) => part.MailLog), {
  en: () => import(/* webpackChunkName: 'mail-log-en' */ '../mailLog/words/en'),
  de: () => import(/* webpackChunkName: 'mail-log-de' */ '../mailLog/words/de'),
});

const ICONS: Record<ToolName, IconName> = { mailLog: 'shield' };

/** The tools this person may use, in the order of the rail; words and icon of each. */
export const toolsFor = (): { tool: ToolName; icon: IconName }[] => TOOLS.map((tool) => ({ tool, icon: ICONS[tool] }));

/** One tool in the place of the list. */
export function ToolScreen({ tool, head, onTicket }: { tool: ToolName; head: React.ReactNode; onTicket(id: number): void }) {
  return (
    <PartBoundary key={tool}>
      <React.Suspense fallback={<section className="pane" aria-busy="true" />}>
        {tool === 'mailLog' && <MailLog head={head} onTicket={onTicket} />}
      </React.Suspense>
    </PartBoundary>
  );
}
