/** `<both-ways>` in the JSX of React 19: `import type {} from "bothways/react";` or the whole module. */

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { BothWays, Events, Properties } from "./bothways.js";

/** `headingLevel` becomes `heading-level`, which pages rendered on a server need. */
type Kebab<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `-${Lowercase<Head>}`}${Kebab<Tail>}`
  : Name;

/** Attributes as HTML writes them, and properties. */
type Attributes = {
  [Name in keyof Properties as Name | Kebab<Name>]?: Properties[Name] | undefined;
};

type Listeners = {
  [Name in keyof Events as `on${Name}`]?: ((event: Events[Name]) => void) | undefined;
};

type OfHtml = Omit<DetailedHTMLProps<HTMLAttributes<BothWays>, BothWays>, keyof Attributes>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "both-ways": OfHtml & Attributes & Listeners & { loading?: "lazy" | "eager" | undefined };
    }
  }
}

export * from "./bothways.js";
