"""Questions an analyst asks, answered by pure functions over tables and graphs."""
