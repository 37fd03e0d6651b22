/** From this probability of the likeliest class on, a sentiment is stated without "perhaps". Below it, people decide. */
export const SURE_FROM = 0.6;
