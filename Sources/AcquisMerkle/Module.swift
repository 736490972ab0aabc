// Intentionally empty until its first type lands.
