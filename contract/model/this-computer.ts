/** What people are shown as the name of the engine on their own computer. */
export const THIS_COMPUTER = "This computer";
