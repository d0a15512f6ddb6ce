import * as React from 'react';
import './privacy.global.scss';
import type { Desk as PrivacyDesk } from '@listdesk/shared/sharepoint/privacy';
import { EmptyState } from '../../ui/controls/Banner';
import { PartBoundary } from '../../ui/controls/PartBoundary';
import { Tabs } from '../../ui/controls/Tabs';
import { useWords } from '../../ui/words/WordsContext';
import { lazyWithWords } from '../../ui/words/lazyWithWords';
import { useDesk } from '../desk/DeskContext';
import { SkeletonRows } from '../desk/list/ListStates';
import { Holds } from './Holds';
import { Notice } from './Notice';
import { People } from './People';
import { Requests } from './Requests';
import { Retention } from './Retention';
import { Fault, useWork } from './parts';

const Breaches = lazyWithWords(
  () => import(/* webpackChunkName: 'breaches' */ '../breaches').then((part) => part.Breaches),
  {
    en: () => import(/* webpackChunkName: 'breaches-en' */ '../breaches/words/en'),
    de: () => import(/* webpackChunkName: 'breaches-de' */ '../breaches/words/de'),
  },
  'told',
);
const Compliance = lazyWithWords(
  () => import(/* webpackChunkName: 'compliance' */ '../compliance').then((part) => part.Compliance),
  {
    en: () => import(/* webpackChunkName: 'compliance-en' */ '../compliance/words/en'),
    de: () => import(/* webpackChunkName: 'compliance-de' */ '../compliance/words/de'),
  },
  'told',
);

const TABS = ['people', 'requests', 'holds', 'retention', 'breaches', 'notice', 'compliance'] as const;
type Tab = (typeof TABS)[number];

/** The privacy officer's page: one person's data, what people asked, retention, breaches, promises tried. Everything with the user's own rights. */
export function Privacy({ head }: { head: React.ReactNode }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { openPrivacy } = desk.port;
  const [tab, setTab] = React.useState<Tab>('people');
  const [person, setPerson] = React.useState('');
  const [privacy, setPrivacy] = React.useState<PrivacyDesk | null>(null);
  const { fault, run } = useWork();
  const title = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => title.current?.focus(), []);
  React.useEffect(() => {
    if (openPrivacy)
      void run(openPrivacy).then((opened) => {
        if (opened) setPrivacy(opened);
      });
  }, [openPrivacy, run]);
  const workOn = (address: string): void => {
    setPerson(address);
    setTab('people');
  };
  return (
    <section className="pane privacy" aria-label={say('tool.privacy')}>
      <div className="viewhead" data-zone="view">
        <h1 ref={title} tabIndex={-1}>
          {head ?? say('tool.privacy')}
        </h1>
      </div>
      <Tabs name={say('tool.privacy')} className="pvtabs" chosen={tab} onChoose={setTab} tabs={TABS.map((key) => ({ key, word: say(`privacy.tab.${key}`) }))} />
      <div className="pvbody">
        {!openPrivacy ? (
          <EmptyState icon="lock" title={say('privacy.unavailable')} text={say('privacy.unavailableText')} />
        ) : fault ? (
          <Fault fault={fault} />
        ) : !privacy ? (
          <SkeletonRows />
        ) : (
          <PartBoundary key={tab}>
            <React.Suspense fallback={<SkeletonRows />}>
              {tab === 'people' && <People key={person} privacy={privacy} start={person} />}
              {tab === 'requests' && <Requests privacy={privacy} onPerson={workOn} />}
              {tab === 'holds' && <Holds privacy={privacy} onPeople={() => setTab('people')} />}
              {tab === 'retention' && <Retention privacy={privacy} />}
              {tab === 'breaches' && <Breaches privacy={privacy} />}
              {tab === 'notice' && <Notice />}
              {tab === 'compliance' && <Compliance />}
            </React.Suspense>
          </PartBoundary>
        )}
      </div>
    </section>
  );
}
