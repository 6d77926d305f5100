import { filesOf } from '../../lib/pods';

it('puts the files of all parts together', () => {
  expect(filesOf([{}, { files: { a: '1' } }, { files: { b: '2' } }])).toEqual({ a: '1', b: '2' });
});
