import * as React from 'react';
import { TextField, type ITextField } from '@fluentui/react/lib/TextField';
import { MAX_TEMPLATE_CHARS, MAX_TEMPLATE_SUBJECT_CHARS, type MailTemplate, type TemplatePlace } from '@listdesk/shared/mail';
import { Button } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';
import { MAX_ALL_TEMPLATES_CHARS, rangeOfLine, TOKENS, type TemplateProblem } from './templateForm';

export type TemplateFieldsProps = {
  template: MailTemplate;
  problem: TemplateProblem | null;
  mistake: { problem: string; at: TemplatePlace | null } | null;
  mayChange: boolean;
  onChange(part: Partial<Pick<MailTemplate, 'subject' | 'body'>>): void;
};

/** Subject and text of one template, the tokens it may show, and what is wrong at its line. */
export function TemplateFields({ template, problem, mistake, mayChange, onChange }: TemplateFieldsProps) {
  const { say } = useWords();
  const body = React.useRef<ITextField>(null);
  const subject = React.useRef<ITextField>(null);
  const caret = React.useRef<number | null>(null);
  const { at } = mistake ?? { at: null };
  const where = at ? say('templates.at', { line: at.line, column: at.column }) : '';
  const wrong = mistake ? `${where}${where && ' '}${mistake.problem}` : undefined;
  const counts: Record<TemplateProblem, number> = { missing: 0, noContent: 0, tooLong: MAX_TEMPLATE_CHARS, tooMuch: MAX_ALL_TEMPLATES_CHARS, tooMany: 100 };
  const showLine = (): void => {
    const field = at?.field === 'subject' ? subject.current : body.current;
    const [start, end] = rangeOfLine(at?.field === 'subject' ? template.subject : template.body, at?.line ?? 1);
    field?.focus();
    field?.setSelectionRange(start, end);
  };
  const putToken = (token: string): void => {
    const put = `{{ ${token} }}`;
    const place = Math.min(caret.current ?? template.body.length, template.body.length);
    onChange({ body: template.body.slice(0, place) + put + template.body.slice(place) });
    caret.current = place + put.length;
    requestAnimationFrame(() => {
      body.current?.focus();
      body.current?.setSelectionRange(place + put.length, place + put.length);
    });
  };
  return (
    <div className="col g12">
      <TextField
        componentRef={subject}
        name="subject"
        label={say('templates.subject')}
        readOnly={!mayChange}
        value={template.subject}
        maxLength={MAX_TEMPLATE_SUBJECT_CHARS}
        spellCheck={false}
        errorMessage={at?.field === 'subject' ? wrong : undefined}
        onChange={(_, value = '') => onChange({ subject: value })}
      />
      <TextField
        componentRef={body}
        name="body"
        label={say('templates.body')}
        required
        multiline
        rows={12}
        resizable
        readOnly={!mayChange}
        value={template.body}
        maxLength={MAX_TEMPLATE_CHARS}
        spellCheck={false}
        inputClassName="mono"
        description={say('templates.bodyHelp')}
        errorMessage={problem ? say(`templates.problem.${problem}`, { count: counts[problem] }) : at?.field === 'subject' ? undefined : wrong}
        onBlur={() => {
          caret.current = body.current?.selectionEnd ?? null;
        }}
        onChange={(_, value = '') => onChange({ body: value })}
      />
      {at && (
        <div className="row">
          <Button small icon="eye" onClick={showLine}>
            {say('templates.showLine', { line: at.line })}
          </Button>
        </div>
      )}
      {mayChange && (
        <div className="row wrap" role="group" aria-label={say('templates.tokens')}>
          <span className="sub sm">{say('templates.tokens')}</span>
          {TOKENS[template.name].map((token) => (
            <button key={token} type="button" className="chip" onClick={() => putToken(token)}>
              {say(`templates.token.${token}`)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
