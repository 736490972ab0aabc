// Intentionally empty until its first test lands.
