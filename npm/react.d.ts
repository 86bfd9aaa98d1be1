/** `<both-ways>` in the JSX of React 19: `import type {} from "bothways/react";` or the whole module. */

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { BothWays, Events, Properties } from "./bothways.js";

/** `headingLevel` becomes `heading-level`, which pages rendered on a server need. */
type Kebab<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `-${Lowercase<Head>}`}${Kebab<Tail>}`
  : Name;

/** Attributes as HTML writes them, and properties. */
type OwnAttributes = {
  [Name in keyof Properties as Name | Kebab<Name>]?: Properties[Name] | undefined;
};

/* Not named as React's own types: inside its module those would be meant. */
type OwnListeners = {
  [Name in keyof Events as `on${Name}`]?: ((event: Events[Name]) => void) | undefined;
};

type HtmlAttributes = Omit<DetailedHTMLProps<HTMLAttributes<BothWays>, BothWays>, keyof OwnAttributes>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "both-ways": HtmlAttributes & OwnAttributes & OwnListeners & { loading?: "lazy" | "eager" | undefined };
    }
  }
}

export * from "./bothways.js";
