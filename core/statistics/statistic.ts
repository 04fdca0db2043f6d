/**
 * A figure of n observations, observation i counted `weights[i]` times (whole numbers). What is a figure of a sample is
 * then a figure of any resample too, and whatever has to be sorted is sorted once. NaN where it is not defined.
 */
export type Statistic = (weights: Uint32Array) => number;

/** The figure of the sample itself: each of the `n` observations once. */
export const ofSample = (statistic: Statistic, n: number): number => statistic(new Uint32Array(n).fill(1));
