//! Links computed the other way round, from listings alone.
