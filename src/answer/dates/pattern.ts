/** The words of relative dates. */

export const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

export const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december'],
];

const DAY_PART = '(?:\\s+(?:morning|afternoon|evening|night))?';

const MONTH = `(?:${MONTHS.join('|')})`;

export const PATTERN = new RegExp(
  [
    `\\b(?:(?:by|in|since|until)\\s+)?(?:(?<part>early|late|mid)[\\s-]+)?(?<named>${MONTH})(?<number>\\s+\\d{1,2}(?:st|nd|rd|th)?,?)?\\s+(?:of\\s+)?(?<of>this|last|next) year\\b`,
    `\\b(?:(?<led>on|by|since|until|late|early)\\s+)?(?<day>${DAYS.join('|')})${DAY_PART}\\b`,
    '\\b(?<near>yesterday|today|tonight)\\b',
    '\\blast (?<night>night)\\b',
    '\\b(?<which>this|last|next) (?<unit>month|year)\\b',
    `\\b(?<month>(?:by|in|since|until|last) (?:(?:early|late|mid) )?${MONTH})\\b`,
  ].join('|'),
  'giu',
);
