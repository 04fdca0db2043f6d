/** What makes a line a heading, and how it stands among others. */
export type Heading = {
  /** Lines of one style are on one level: `h2`, `chapter`, `han`, `question`, `short` … */
  style: string;
  /** The number it is counted with, or null. */
  value: number | null;
  /** What stands in the path. */
  label: string;
  /** Whether body text follows on the same line, as in an article. */
  inline: boolean;
};
