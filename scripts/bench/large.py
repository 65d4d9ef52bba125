def large_history(site, folder):
    """(a copy of the site with 1,000 milestones, {of how many milestones: queries})."""
    large = site.copy_to(folder)
    return large, large.run("-m", "scripts.bench.fill", "milestones")
