/**
 * A frame lets the page around it shine through only where both have one colour scheme; else the
 * browser paints it white, or black. So the theme that the address asks for is the frame's scheme.
 */
export function matchScheme(theme: string | undefined): void {
  if (theme !== "light" && theme !== "dark") return;
  document.querySelector<HTMLMetaElement>("meta[name=color-scheme]")!.content = theme;
}
