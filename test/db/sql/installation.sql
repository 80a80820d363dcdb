-- findInstallation
select `kind`, `seed`, `seeded_as_of`
  from `installation`
  where `id` = ?;
