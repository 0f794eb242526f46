{{ stage('alliances') }}
