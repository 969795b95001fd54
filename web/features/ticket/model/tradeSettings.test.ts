import { describe, expect, it } from 'vitest';
import { parseSettings, readDeadline, readSlippage } from './tradeSettings.ts';

describe('readSlippage', () => {
  it('reads percent with both decimal signs', () => {
    expect(readSlippage('0.5')).toBe(50);
    expect(readSlippage('0,25')).toBe(25);
    expect(readSlippage('50')).toBe(5000);
  });

  it.each(['0', '0.00', '51', '-1', '1e1', '0.123', ''])('refuses %s', (text) => {
    expect(readSlippage(text)).toBeNull();
  });
});

describe('readDeadline', () => {
  it('takes a minute to a day', () => {
    expect(readDeadline('1')).toBe(1);
    expect(readDeadline('1440')).toBe(1440);
    expect(readDeadline('0')).toBeNull();
    expect(readDeadline('1441')).toBeNull();
    expect(readDeadline('1.5')).toBeNull();
  });
});

describe('parseSettings', () => {
  const usual = {
    slippage: null,
    deadlineMinutes: 20,
    unlimitedApproval: false,
    payFrom: 'wallet',
    receiveIn: 'wallet',
    receiveCoin: false,
    recipient: '',
  };

  it('takes the usual settings where nothing usable was kept', () => {
    expect(parseSettings(null)).toEqual(usual);
    expect(parseSettings('{nonsense')).toEqual(usual);
    expect(parseSettings('{"slippage":100000,"deadlineMinutes":0.5}')).toEqual(usual);
  });

  it('takes what was kept', () => {
    const kept = {
      slippage: 30,
      deadlineMinutes: 5,
      unlimitedApproval: true,
      payFrom: 'exchange',
      receiveCoin: true,
    };
    expect(parseSettings(JSON.stringify(kept))).toEqual({ ...usual, ...kept });
  });

  it('never takes a recipient, nor a place that there is not', () => {
    const kept = { recipient: '0x1000000000000000000000000000000000000001', receiveIn: 'moon' };
    expect(parseSettings(JSON.stringify(kept))).toEqual(usual);
  });
});
