import './touch.global.scss';

/** What floats above the page. The first view shows nothing of it, so it comes after the first rows; see `lazyLayers`. */
export { Callout } from '@fluentui/react/lib/Callout';
export { Tooltip } from '@fluentui/react/lib/Tooltip';
