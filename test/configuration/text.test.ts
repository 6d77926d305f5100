import { directive } from '../../lib/configuration/directives';
import { conf } from '../../lib/configuration/text';

it('writes title, groups and their comments, and leaves out empty groups', () => {
  const sections = [
    { title: ['One', 'and more'], directives: [directive('a', 1), directive('b', '')] },
    { title: ['Empty'], directives: [] },
    { title: [], directives: [directive('c', 'x y')] },
  ];
  expect(conf(['Title'], sections)).toBe('# Title\n\n# One\n# and more\na 1\nb ""\n\nc "x y"\n');
});
