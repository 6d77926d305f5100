import type { ContainerResources, ResourcesProps } from '../../lib';
import { resolveResources } from '../../lib/pods';
import { refusal, refusalForm, render } from '../support';

const rendered = (resources: ResourcesProps, container: string) => render({ resources }).container(container).resources;

describe('defaults', () => {
  it.each([
    ['redis', { requests: { cpu: '100m', memory: '1Gi' }, limits: { memory: '1Gi' } }],
    ['sentinel', { requests: { cpu: '100m', memory: '32Mi' }, limits: { memory: '128Mi' } }],
    ['exporter', { requests: { cpu: '20m', memory: '32Mi' }, limits: { memory: '64Mi' } }],
    ['exporter-password', { requests: { cpu: '20m', memory: '32Mi' }, limits: { memory: '64Mi' } }],
  ])('of %s', (container, resources) => {
    expect(rendered({}, container)).toEqual(resources);
  });

  it('follow limits that are lower', () => {
    expect(rendered({ sentinel: { memoryLimit: '24Mi', cpuLimit: '50m' } }, 'sentinel')).toEqual({
      requests: { cpu: '50m', memory: '24Mi' },
      limits: { cpu: '50m', memory: '24Mi' },
    });
  });

  it("make redis' memory request follow its limit, so that the memory is reserved", () => {
    expect(rendered({ redis: { memoryLimit: '2Gi' } }, 'redis').requests.memory).toBe('2Gi');
  });
});

describe('every prop is rendered', () => {
  const allProps: Required<ContainerResources> = {
    cpuRequest: '333m',
    cpuLimit: '3',
    memoryRequest: '555Mi',
    memoryLimit: '777Mi',
    ephemeralStorageRequest: '1Gi',
    ephemeralStorageLimit: '2Gi',
  };

  it.each(['redis', 'sentinel', 'exporter'] as (keyof Required<ResourcesProps>)[])('of %s', (container) => {
    expect(rendered({ [container]: allProps }, container)).toEqual({
      requests: { cpu: '333m', memory: '555Mi', 'ephemeral-storage': '1Gi' },
      limits: { cpu: '3', memory: '777Mi', 'ephemeral-storage': '2Gi' },
    });
  });
});

it('passes the memory of the container redis to the configuration', () => {
  expect(resolveResources({})).toMatchObject({ memoryLimit: 2 ** 30, millicores: undefined });
  expect(resolveResources({ redis: { memoryLimit: '2Gi', cpuLimit: '1500m' } })).toMatchObject({ memoryLimit: 2 ** 31, millicores: 1500 });
});

describe('refusals', () => {
  it.each([
    ['memory that is invalid', { redis: { memoryLimit: '1GB' } }, /^resources.redis.memoryLimit: not a valid size/],
    ['a request that is invalid', { sentinel: { memoryRequest: 'x' } }, /^resources.sentinel.memoryRequest: not a valid size/],
    ['CPU that does not parse', { exporter: { cpuLimit: '1 core' } }, /^resources.exporter.cpuLimit: not a valid amount of CPU/],
    [
      'a memory request above the limit',
      { redis: { memoryRequest: '2Gi' } },
      /^resources.redis.memoryRequest: .*\(got "2Gi", allowed: at most the limit, 1Gi\)/,
    ],
    [
      'a CPU request above the limit',
      { redis: { cpuRequest: '2', cpuLimit: '1' } },
      /^resources.redis.cpuRequest: .*at most the limit, 1\)/,
    ],
    [
      'an ephemeral storage request above the limit',
      { exporter: { ephemeralStorageRequest: '2Gi', ephemeralStorageLimit: '1Gi' } },
      /^resources.exporter.ephemeralStorageRequest: .*at most the limit, 1Gi\)/,
    ],
    [
      'an invalid ephemeral storage',
      { sentinel: { ephemeralStorageLimit: '1GB' } },
      /^resources.sentinel.ephemeralStorageLimit: not a valid size/,
    ],
    ['next to no memory', { sentinel: { memoryLimit: '15Mi' } }, /^resources.sentinel.memoryLimit: no process would start.*at least 16Mi/],
    [
      'too little memory for data',
      { redis: { memoryLimit: '60Mi' } },
      /^resources.redis.memoryLimit: the container would exceed its memory limit.*at least 61Mi/,
    ],
  ])('fails for %s', (_, resources, message) => {
    const text = refusal(() => render({ resources }));
    expect(text).toMatch(message);
    expect(text).toMatch(refusalForm);
  });
});
