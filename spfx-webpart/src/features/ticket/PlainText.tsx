import * as React from 'react';

const LINK = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g;
const MOST_LINKS = 200;

/** Text as its writer laid it out: paragraphs at blank lines, line breaks kept, web addresses clickable. */
export function PlainText({ text, word }: { text: string; /** How a piece between addresses is shown. */ word?(piece: string): React.ReactNode }) {
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '');
  return (
    <>
      {paragraphs.map((paragraph, index) => (
        <p key={index} dir="auto" className="plain">
          {paragraph
            .split(LINK)
            .slice(0, MOST_LINKS)
            .map((part, at) =>
              at % 2 ? (
                <a key={at} href={part} target="_blank" rel="noopener noreferrer nofollow">
                  {part}
                </a>
              ) : word ? (
                <React.Fragment key={at}>{word(part)}</React.Fragment>
              ) : (
                part
              ),
            )}
        </p>
      ))}
    </>
  );
}
