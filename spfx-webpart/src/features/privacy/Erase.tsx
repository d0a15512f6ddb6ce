import * as React from 'react';
import type { EraseMode, Person } from '@listdesk/shared/privacy';
import { erasePerson, previewErase, type Desk as PrivacyDesk, type ErasePreview, type EraseReceipt } from '@listdesk/shared/sharepoint/privacy';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { saveText } from '../../app/save/saveText';
import { Choice, Fault, Labelled, TextField, useWork } from './parts';

const MODES = ['delete', 'anonymise', 'redact'] as const;
const MIN_PASSAGE_CHARS = 4;
const MAX_PASSAGE_CHARS = 4000;

/** Looks first, then erases what was looked at, and hands over the receipt. A run that was stopped goes on with the same button. */
export function Erase({ privacy, person }: { privacy: PrivacyDesk; person: Person }) {
  const { say } = useWords();
  const [mode, setMode] = React.useState<EraseMode['mode']>('delete');
  const [passage, setPassage] = React.useState('');
  const [preview, setPreview] = React.useState<ErasePreview | null>(null);
  const [sure, setSure] = React.useState(false);
  const [progress, setProgress] = React.useState({ done: 0, total: 0 });
  const [receipt, setReceipt] = React.useState<EraseReceipt | 'hold' | null>(null);
  const { busy, fault, run } = useWork();
  const ready = mode !== 'redact' || passage.trim().length >= MIN_PASSAGE_CHARS;
  const wanted: EraseMode = mode === 'redact' ? { mode, passage: passage.trim() } : { mode };
  const anew = (): void => {
    setPreview(null);
    setSure(false);
    setReceipt(null);
  };
  const look = (): Promise<unknown> =>
    run(async () => {
      anew();
      setPreview(await previewErase(privacy, person, wanted));
    });
  const erase = (): Promise<unknown> =>
    run(async () => {
      const outcome = await erasePerson(privacy, person, wanted, { onProgress: (done, total) => setProgress({ done, total }) });
      setReceipt(outcome.outcome === 'erased' ? outcome.receipt : 'hold');
      setPreview(null);
      setSure(false);
    });
  const goes = preview?.steps.filter(({ do: what }) => what !== 'keep') ?? [];
  const count = (what: string): number => goes.filter((step) => step.do === what).length;
  return (
    <section className="pvcard danger" aria-label={say('privacy.erase.title')}>
      <h2>{say('privacy.erase.title')}</h2>
      <p className="sub">{say('privacy.erase.text')}</p>
      <Labelled label={say('privacy.erase.mode')} help={say(`privacy.erase.${mode}.text`)}>
        <Choice
          value={mode}
          disabled={busy}
          options={MODES.map((value) => ({ value, label: say(`privacy.erase.${value}`) }))}
          onChoose={(next) => {
            setMode(next);
            anew();
          }}
        />
      </Labelled>
      {mode === 'redact' && (
        <Labelled label={say('privacy.erase.passage')} help={say('privacy.erase.passageHelp', { count: MIN_PASSAGE_CHARS })}>
          <TextField
            lines={2}
            value={passage}
            max={MAX_PASSAGE_CHARS}
            disabled={busy}
            onText={(text) => {
              setPassage(text);
              anew();
            }}
          />
        </Labelled>
      )}
      <div className="row wrap">
        <Button icon="eye" disabled={!ready} aria-disabled={busy} onClick={() => void look()}>
          {say(busy && !preview ? 'privacy.erase.looking' : 'privacy.erase.preview')}
        </Button>
      </div>
      {preview?.held && <Banner look="warn" icon="lock" title={say('privacy.erase.held')} text={say('privacy.erase.heldText')} />}
      {preview && !preview.held && (
        <>
          <p>
            {goes.length === 0
              ? say('privacy.erase.nothing')
              : say('privacy.erase.goes', { count: goes.length, deleted: count('delete'), emptied: count('blank'), redacted: count('redact') })}{' '}
            {preview.binsReached ? say('privacy.erase.inBins', { count: preview.inBins }) : ''}
          </p>
          {preview.steps.length > 0 && (
            <details>
              <summary>{say('privacy.erase.rows')}</summary>
              <table className="pvtable">
                <thead>
                  <tr>
                    <th scope="col">{say('privacy.found.list')}</th>
                    <th scope="col">{say('privacy.erase.row')}</th>
                    <th scope="col">{say('privacy.erase.what')}</th>
                  </tr>
                </thead>
                <tbody>
                  {preview.steps.map((step) => (
                    <tr key={`${step.list} ${step.id}`}>
                      <td>{say(`privacy.list.${step.list}`)}</td>
                      <td>{step.id}</td>
                      <td>{step.keptBecause ? say(`privacy.erase.kept.${step.keptBecause}`) : say(`privacy.erase.do.${step.do}`)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
          )}
          {!preview.binsReached && <Banner look="warn" icon="alert" title={say('privacy.erase.noBins')} text={say('privacy.erase.noBinsText')} />}
          <label className="pvcheck">
            <input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} />
            {say('privacy.erase.sure', { address: person.addresses[0] ?? '' })}
          </label>
          <div className="row wrap">
            <Button look="danger" icon="trash" disabled={!sure} aria-disabled={busy} onClick={() => void erase()}>
              {say('privacy.erase.go')}
            </Button>
          </div>
          {busy && progress.total > 0 && <p role="status">{say('privacy.erase.progress', { done: progress.done, count: progress.total })}</p>}
        </>
      )}
      <Fault fault={fault} again={say('privacy.erase.again')} />
      {receipt === 'hold' && <Banner look="warn" icon="lock" title={say('privacy.erase.held')} text={say('privacy.erase.heldText')} />}
      {receipt !== null && receipt !== 'hold' && (
        <Banner
          look={receipt.remaining === 0 && receipt.binsReached ? 'ok' : 'warn'}
          icon={receipt.remaining === 0 ? 'check' : 'alert'}
          title={say('privacy.erase.done', { deleted: receipt.deleted, rewritten: receipt.rewritten, left: receipt.remaining })}
          text={receipt.binsReached ? say('privacy.erase.mailbox') : say('privacy.erase.noBinsText')}
        >
          <Button
            small
            icon="dl"
            onClick={() => saveText(`${say('privacy.erase.receipt')} ${receipt.request}.json`, `${JSON.stringify(receipt, null, 2)}\n`, 'application/json')}
          >
            {say('privacy.erase.receipt')}
          </Button>
        </Banner>
      )}
    </section>
  );
}
