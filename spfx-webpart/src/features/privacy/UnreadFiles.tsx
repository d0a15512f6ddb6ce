import * as React from 'react';
import type { FindSummary, UnreadFile } from '@listdesk/shared/privacy';
import { csvText } from '../../app/save/csv';
import { saveText } from '../../app/save/saveText';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';

const SHOWN = 50;

/** Files the search could not read, or not to their end, for somebody to open. Not there when all were read. */
export function UnreadFiles({ files, count: { near, elsewhere } }: { files: readonly UnreadFile[]; count: FindSummary['filesNotRead'] }) {
  const { say, locale } = useWords();
  if (near + elsewhere === 0) return null;
  const heads = [say('privacy.unread.ticket'), say('privacy.unread.file'), say('privacy.unread.why')];
  const rows = files.map(({ ticket, name, why }): [string, string, string] => [ticket === null ? '' : String(ticket), name, say(`privacy.unread.${why}`)]);
  const left = near + elsewhere - Math.min(SHOWN, rows.length);
  return (
    <section className="pvcard" aria-label={say('privacy.unread.title')}>
      <h2>{say('privacy.unread.title')}</h2>
      <p className="sub">{say('privacy.unread.text', { near, elsewhere })}</p>
      <div className="pvscroll">
        <table className="pvtable">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map(([ticket, name, why], at) => (
              <tr key={at}>
                <td>{ticket}</td>
                <td className="anywhere" dir="auto">
                  {name}
                </td>
                <td>{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && <p className="sub">{say('privacy.unread.more', { count: left })}</p>}
      <div className="row">
        <Button small icon="dl" onClick={() => saveText(`${say('privacy.unread.name')}.csv`, csvText([heads, ...rows], locale), 'text/csv')}>
          {say('privacy.unread.save')}
        </Button>
      </div>
    </section>
  );
}
