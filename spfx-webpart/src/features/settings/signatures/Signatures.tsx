import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { MAX_SIGNATURE_CHARS, MAX_SIGNATURES, parseSignatures, SIGNATURES_KEY, type Signatures as SignatureTexts } from '@listdesk/shared/mail';
import { IconButton } from '../../../ui/controls/Button';
import { Icon } from '../../../ui/icons/Icon';
import { Picker } from '../../../ui/controls/Picker';
import { Avatar } from '../../../ui/people/Avatar';
import { useWords } from '../../../ui/words/WordsContext';
import { useSettingValue } from '../../../app/settingValue/useSettingValue';
import { useDesk, useDeskState } from '../../desk/DeskContext';
import { Loading } from '../parts/Loading';
import { SaveBars } from '../parts/SaveBars';
import { SaveFoot } from '../parts/SaveFoot';
import { useLeaveWarning } from '../../../app/texts/useLeaveWarning';

/** What stands under answers: one text for the desk, others for its mailboxes, and own ones for those who want them. */
export function Signatures({ mayChange }: { mayChange: boolean }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const agents = useDeskState((state) => state.agents);
  const settings = useDeskState((state) => state.settings);
  const { state, dirty, change, discard, save, reload } = useSettingValue<SignatureTexts>(desk, SIGNATURES_KEY, parseSignatures);
  const page = React.useRef<HTMLFormElement>(null);
  useLeaveWarning(desk, () => dirty, say('settings.left'));
  if (state.phase !== 'ready') return <Loading state={state} onRetry={reload} />;

  const { draft, saving } = state;
  const off = !mayChange || saving;
  // With one mailbox, its signature is the desk's.
  const all = settings?.mailboxes ?? [];
  const boxes = all.length > 1 ? all : all.filter(({ address }) => draft.mailboxes[address]);
  const own = Object.entries(draft.agents);
  const nameOf = (address: string): string => agents.find((one) => one.address.toLowerCase() === address)?.name ?? address;
  const without = agents.filter((one) => one.address && !Object.prototype.hasOwnProperty.call(draft.agents, one.address.toLowerCase()));
  const set = (address: string, text: string): void => change({ ...draft, agents: { ...draft.agents, [address]: text } });
  const add = (address: string): void => {
    set(address, draft.desk);
    requestAnimationFrame(() => page.current?.querySelector<HTMLElement>(`[name="signature.${address}"]`)?.focus());
  };
  const remove = (address: string): void => change({ ...draft, agents: Object.fromEntries(own.filter(([each]) => each !== address)) });
  return (
    <form
      ref={page}
      className="setbody"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(false);
      }}
    >
      <SaveBars state={{ ...state, dirty }} mayChange={mayChange} onSave={(over) => void save(over)} onDiscard={discard} />
      <div className="setscroll">
        <section aria-labelledby="ld-set-signatures">
          <h2 id="ld-set-signatures" className="h2">
            {say('settings.section.signatures')}
          </h2>
          <p className="sub">{say('signatures.text')}</p>
          <TextField
            label={say('signatures.desk')}
            multiline
            rows={4}
            dir="auto"
            readOnly={off}
            value={draft.desk}
            maxLength={MAX_SIGNATURE_CHARS}
            description={say('signatures.deskHelp')}
            onChange={(_, value = '') => change({ ...draft, desk: value })}
          />
          {boxes.length > 0 && <h3 className="b">{say('signatures.mailboxes')}</h3>}
          {boxes.map(({ address, name }) => (
            <TextField
              key={address}
              name={`signature.box.${address}`}
              label={name ? `${name} (${address})` : address}
              placeholder={draft.desk}
              multiline
              rows={2}
              autoAdjustHeight
              dir="auto"
              readOnly={off}
              value={draft.mailboxes[address] ?? ''}
              maxLength={MAX_SIGNATURE_CHARS}
              description={say('signatures.mailboxHelp')}
              onChange={(_, value = '') => change({ ...draft, mailboxes: { ...draft.mailboxes, [address]: value } })}
            />
          ))}
          <h3 className="b">{say('signatures.own')}</h3>
          {own.length === 0 && <p className="sub">{say('signatures.none')}</p>}
          <ul className="setboxes">
            {own.map(([address, text]) => (
              <li key={address} className="setbox">
                <Avatar name={nameOf(address)} />
                <TextField
                  className="grow"
                  name={`signature.${address}`}
                  label={nameOf(address)}
                  multiline
                  rows={3}
                  dir="auto"
                  readOnly={off}
                  value={text}
                  maxLength={MAX_SIGNATURE_CHARS}
                  onChange={(_, value = '') => set(address, value)}
                />
                {mayChange && (
                  <span className="setacts">
                    <IconButton icon="trash" disabled={saving} label={say('signatures.remove', { name: nameOf(address) })} onClick={() => remove(address)} />
                  </span>
                )}
              </li>
            ))}
          </ul>
          {mayChange && without.length > 0 && own.length < MAX_SIGNATURES && (
            <Picker
              label={say('signatures.add')}
              name={say('signatures.add')}
              searchable
              className="btn setadd"
              disabled={saving}
              chosen={[]}
              options={without.map((one) => ({ value: one.address.toLowerCase(), label: one.name, hint: one.address }))}
              onChoose={([address]) => address && add(address)}
            >
              <Icon name="plus" />
              {say('signatures.add')}
            </Picker>
          )}
        </section>
      </div>
      {mayChange && <SaveFoot saving={saving} dirty={dirty} onDiscard={discard} />}
    </form>
  );
}
