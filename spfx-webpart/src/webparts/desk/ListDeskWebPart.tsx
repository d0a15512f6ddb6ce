import * as React from 'react';
import * as ReactDom from 'react-dom';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import { RootFrame } from '../../ui/theme/RootFrame';
import { WordsProvider } from '../../ui/words/WordsContext';
import * as words from 'ListDeskStrings';

export type ListDeskProperties = { serviceUrl: string; deskUrl: string; height: string };

export default class ListDeskWebPart extends BaseClientSideWebPart<ListDeskProperties> {
  public render(): void {
    ReactDom.render(
      <WordsProvider words={words} locale={this.context.pageContext.cultureInfo.currentUICultureName}>
        <RootFrame variant={undefined} teams={undefined} height="fill">
          <main className="ld" />
        </RootFrame>
      </WordsProvider>,
      this.domElement,
    );
  }

  protected onDispose(): void {
    ReactDom.unmountComponentAtNode(this.domElement);
  }
}
